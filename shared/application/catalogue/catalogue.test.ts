import { catalogueOf } from './catalogue';
import { catalogueContract } from './catalogue.contract';

catalogueContract('the catalogue in memory', ({ ports }) => catalogueOf(ports));
