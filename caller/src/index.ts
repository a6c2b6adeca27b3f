export { Caller, type CallerParts } from './caller.ts';
export { actions, type Action } from './actions.ts';
export { DeviceApi } from './identity/device-api.ts';
export { TokenStore } from './identity/token-store.ts';
export { LogTerminal, type Terminal } from './terminal/terminal.ts';
export { controlSocket, nodeEnv } from './socket.ts';
