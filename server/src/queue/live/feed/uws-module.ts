/** The few parts of uWebSockets.js the feed uses; its package maps no types for ES modules. */
export interface UwsSocket<Data> {
  getUserData(): Data;
  getBufferedAmount(): number;
  send(message: string, isBinary: boolean): number;
  ping(): number;
  subscribe(topic: string): boolean;
  unsubscribe(topic: string): boolean;
  end(code: number, reason: string): void;
  close(): void;
}

export interface UwsRequest {
  getHeader(lowerCaseName: string): string;
}

export interface UwsResponse {
  getRemoteAddress(): ArrayBuffer;
  writeStatus(status: string): UwsResponse;
  end(body: string): UwsResponse;
  upgrade<Data>(
    data: Data,
    key: string,
    protocol: string,
    extensions: string,
    context: object,
  ): void;
}

export interface UwsBehavior<Data> {
  maxPayloadLength: number;
  maxBackpressure: number;
  /** Seconds without a message in either direction. */
  idleTimeout: number;
  sendPingsAutomatically: boolean;
  upgrade(response: UwsResponse, request: UwsRequest, context: object): void;
  open(socket: UwsSocket<Data>): void;
  /** The bytes are valid during the call only. */
  message(socket: UwsSocket<Data>, message: ArrayBuffer, isBinary: boolean): void;
  dropped(socket: UwsSocket<Data>): void;
  drain(socket: UwsSocket<Data>): void;
  pong(socket: UwsSocket<Data>): void;
  close(socket: UwsSocket<Data>): void;
}

export interface UwsApp {
  ws<Data>(path: string, behavior: UwsBehavior<Data>): UwsApp;
  any(path: string, handler: (response: UwsResponse) => void): UwsApp;
  listen(host: string, port: number, listening: (listenSocket: object | false) => void): UwsApp;
  publish(topic: string, message: string, isBinary: boolean): boolean;
  close(): UwsApp;
}

export interface UwsModule {
  App(): UwsApp;
  us_socket_local_port(socket: object): number;
}

/**
 * Loads uWebSockets.js.
 * @throws where it has no binary, or one this machine's C library is too old for
 */
export async function loadUws(): Promise<UwsModule> {
  const name = 'uWebSockets.js';
  return (await import(name)) as UwsModule;
}
