export { redisAttendance, type AttendanceStore } from './attendance.ts';
export { dutyView, leavingsView } from './duty-view.ts';
export { DutyWatch } from './duty-watch.ts';
export { DutyLedger } from './duty-ledger.ts';
export { StaffingRepository } from './staffing.repository.ts';
export { staffingRoutes } from './staffing.routes.ts';
export { StaffingService } from './staffing.service.ts';
export { staffingMigrations } from './staffing.tables.ts';
export { SupportWatch } from './support-watch.ts';
