export { FolderInUse, lockFolder } from './lock.ts';
