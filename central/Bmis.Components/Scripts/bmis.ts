import { prepareDialogs } from "./dialog";
import { prepareErrorSummary } from "./errors";

prepareDialogs(document);
prepareErrorSummary(document);
