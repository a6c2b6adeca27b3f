export { readCommand } from './command-check.ts';
export { floorRoutes } from './floor.routes.ts';
export { FloorService } from './floor.service.ts';
