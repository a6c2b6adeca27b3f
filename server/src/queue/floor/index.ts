export { floorRoutes } from './floor.routes.ts';
export { FloorService } from './floor.service.ts';
export { permissions } from './permissions.ts';
