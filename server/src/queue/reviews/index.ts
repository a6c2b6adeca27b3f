export { reviewRoutes, type SheetNames } from './reviews.routes.ts';
export { ReviewsRepository } from './reviews.repository.ts';
export { Reviews } from './reviews.service.ts';
export { reviewMigrations } from './reviews.tables.ts';
