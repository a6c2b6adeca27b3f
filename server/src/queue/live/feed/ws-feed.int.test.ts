import { feedContract } from '../../../../test-support/live/feed.contract.ts';

feedContract('ws');
