import { feedContract } from './feed.contract.ts';

feedContract('uws');
