/** Of mutation testing: what runs on every store runs on memory alone. */
process.env.STORE = 'memory';
