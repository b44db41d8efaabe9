import { testsBelow } from '../support/tests-below';

testsBelow(__dirname);
