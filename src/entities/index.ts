/** Every row type, for the data source. */
import { ApiKey } from './api-key';
import { CatalogueLoad } from './catalogue-load';
import { Certification } from './certification';
import { DeadLetter } from './dead-letter';
import { Department } from './department';
import { Document } from './document';
import { Enterprise } from './enterprise';
import { Feed } from './feed';
import { FeedBatch } from './feed-batch';
import { FeedReject } from './feed-reject';
import { FeedRun } from './feed-run';
import { Incubator } from './incubator';
import { Indicator } from './indicator';
import { Institution } from './institution';
import { Loan } from './loan';
import { Observation } from './observation';
import { OutboxEntry } from './outbox-entry';
import { Patent } from './patent';
import { Plan } from './plan';
import { Programme } from './programme';
import { ProgrammeRule } from './programme-rule';
import { RawChunk } from './raw-chunk';
import { RawFile } from './raw-file';
import { Receipt } from './receipt';
import { Region } from './region';
import { RegisterCoverage } from './register-coverage';
import { Stage } from './stage';
import { Target } from './target';
import { TargetDepartment } from './target-department';
import { TargetProgressRow } from './target-progress';
import { TargetVersion } from './target-version';
import { Unit } from './unit';
import { WorkArea } from './work-area';

export const ENTITIES = [
  ApiKey,
  CatalogueLoad,
  Certification,
  DeadLetter,
  Department,
  Document,
  Enterprise,
  Feed,
  FeedBatch,
  FeedReject,
  FeedRun,
  Incubator,
  Indicator,
  Institution,
  Loan,
  Observation,
  OutboxEntry,
  Patent,
  Plan,
  Programme,
  ProgrammeRule,
  RawChunk,
  RawFile,
  Receipt,
  Region,
  RegisterCoverage,
  Stage,
  Target,
  TargetDepartment,
  TargetProgressRow,
  TargetVersion,
  Unit,
  WorkArea,
] as const;
