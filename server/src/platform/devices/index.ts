export { DevicesRepository } from './devices.repository.ts';
export { deviceRoutes } from './devices.routes.ts';
export { Devices, type DeviceActor } from './devices.service.ts';
export { deviceMigrations } from './devices.tables.ts';
