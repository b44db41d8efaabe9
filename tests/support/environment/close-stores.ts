import { closeTestStores } from '../stores/test-store';

// Of a jest project: once for each test file, whatever it required.
afterAll(closeTestStores);
