import { sameEverywhere } from './same-everywhere';
import { openSides } from './sides';

sameEverywhere(openSides);
