export { type Cluster, type ClusterOptions, startCluster, urlOf } from './cluster.ts';
export { firstClosedFolder } from './database-user.ts';
export {
  closeDatabase,
  type DatabaseLayout,
  type DatabaseUrls,
  ensureDatabases,
  homeLayout,
  layouts,
  serviceLayout,
  staffRealmLayout,
  urlsOf,
  withSuperuser,
} from './databases.ts';
