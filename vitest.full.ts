import { configureGlobal } from 'fast-check';

/** The long run: twenty times the random cases that fast-check tries by default. */
configureGlobal({ numRuns: 2_000 });
