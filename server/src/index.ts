export { readConfig, type Config } from './config.ts';
export { startServer, type RunningServer } from './composition/start-server.ts';
