import { testsBelow } from '../tests/support/tests-below';

testsBelow(__dirname);
