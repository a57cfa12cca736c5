using Bmis.Sync.Protocol;

namespace Bmis.Central;

/// <summary>Every log message of headquarters. None of them holds personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Monthly partitions could not be made; rows fall into the default partitions.")]
    public static partial void PartitionsFailed(ILogger logger, Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "Lane {LaneId}: {Count} entries could not be applied and are dead letters.")]
    public static partial void DeadLetters(ILogger logger, string laneId, int count);

    [LoggerMessage(3, LogLevel.Warning,
        "Lane {LaneId}: the entries after {Sequence} cannot be written together ({Fault}); each is tried by itself.")]
    public static partial void BatchTakenApart(ILogger logger, string laneId, long sequence, string fault);

    [LoggerMessage(12, LogLevel.Error, "Lane {LaneId}: reading {Sequence} failed ({Fault}); it is a dead letter.")]
    public static partial void ReaderFailed(ILogger logger, string laneId, long sequence, string fault);

    [LoggerMessage(4, LogLevel.Error, "Lane {LaneId}: {Reason} at {Sequence}; the evidence is in quarantine.")]
    public static partial void Quarantined(ILogger logger, string laneId, RefusalReason reason, long sequence);

    [LoggerMessage(5, LogLevel.Warning, "New lists are not heard of for the moment: {Problem}")]
    public static partial void PublicationsUnheard(ILogger logger, string problem);

    [LoggerMessage(41, LogLevel.Critical, "The audit cannot be written or signed: {Reason}")]
    public static partial void AuditFailed(ILogger logger, string reason);

    [LoggerMessage(40, LogLevel.Error, "Travellers' histories cannot be brought up to date: {Reason}")]
    public static partial void HistoriesFailed(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Warning, "The officers' list is not published: Distribution:SigningKeyFile is not set.")]
    public static partial void OfficersNotPublished(ILogger logger);

    [LoggerMessage(7, LogLevel.Error, "The officers' list could not be published: {Problem}")]
    public static partial void OfficersPublicationFailed(ILogger logger, string problem);

    [LoggerMessage(8, LogLevel.Warning, "A lane was refused: {Reason}")]
    public static partial void LaneRefused(ILogger logger, string reason);

    [LoggerMessage(10, LogLevel.Warning, "Lane {LaneId} loses an open stream: {Reason}")]
    public static partial void LaneCutOff(ILogger logger, string laneId, string reason);

    [LoggerMessage(11, LogLevel.Error, "The lanes could not be judged: {Problem}")]
    public static partial void LanesNotJudged(ILogger logger, string problem);

    [LoggerMessage(13, LogLevel.Error, "Accepted branches of journals could not be applied: {Problem}")]
    public static partial void EpochsNotApplied(ILogger logger, string problem);

    [LoggerMessage(9, LogLevel.Error, "A sealed row cannot be opened: {Reason}")]
    public static partial void RowUnreadable(ILogger logger, string reason);

    [LoggerMessage(14, LogLevel.Warning, "The proof of the journal of lane {LaneId} came to no end: {Reason}")]
    public static partial void ProofEnded(ILogger logger, string laneId, string reason);

    [LoggerMessage(20, LogLevel.Information, "The list {List} was signed anew without a change as version {Version}.")]
    public static partial void ListRenewed(ILogger logger, string list, long version);

    [LoggerMessage(21, LogLevel.Error, "The list {List} could not be signed anew: {Problem}")]
    public static partial void RenewalFailed(ILogger logger, string list, string problem);

    [LoggerMessage(22, LogLevel.Warning,
        "The urgent entry of proposal {Proposal} has waited too long for a second person (lapse due: {IsLapseDue}).")]
    public static partial void UrgentOverdue(ILogger logger, Guid proposal, bool isLapseDue);

    [LoggerMessage(23, LogLevel.Error, "The alert lists' desk could not be looked after: {Problem}")]
    public static partial void DeskWatchFailed(ILogger logger, string problem);

    [LoggerMessage(24, LogLevel.Error, "The upload for the list {List} could not be checked: {Problem}")]
    public static partial void ImportFailed(ILogger logger, string list, string problem);

    [LoggerMessage(60, LogLevel.Error, "The queue of hits cannot be brought up to date: {Reason}")]
    public static partial void HitsFailed(ILogger logger, string reason);

    [LoggerMessage(61, LogLevel.Error, "The list of clearances could not be published: {Reason}")]
    public static partial void ClearancesFailed(ILogger logger, string reason);

    [LoggerMessage(62, LogLevel.Error, "Crossings could not be searched for new entries: {Reason}")]
    public static partial void BackSearchFailed(ILogger logger, string reason);

    [LoggerMessage(63, LogLevel.Information,
        "Version {Version}: {Crossings} crossings searched for {Entries} new entries in {Took}: {Hits} hits.")]
    public static partial void BackSearched(
        ILogger logger, long version, long crossings, int entries, TimeSpan took, int hits);

    [LoggerMessage(64, LogLevel.Information, "{Count} photographs were removed: their time was over.")]
    public static partial void PhotographsRemoved(ILogger logger, int count);

    [LoggerMessage(65, LogLevel.Error, "Photographs could not be removed: {Reason}")]
    public static partial void PhotographsNotRemoved(ILogger logger, string reason);

    [LoggerMessage(80, LogLevel.Error, "Enrolments could not be searched among all others: {Reason}")]
    public static partial void FingerSearchFailed(ILogger logger, string reason);

    [LoggerMessage(81, LogLevel.Information,
        "Fingerprints whose time was over: {Enrolments} enrolments erased, {Pictures} pictures removed.")]
    public static partial void FingersRemoved(ILogger logger, int enrolments, int pictures);

    [LoggerMessage(82, LogLevel.Error, "Fingerprints could not be removed: {Reason}")]
    public static partial void FingersNotRemoved(ILogger logger, string reason);

    [LoggerMessage(83, LogLevel.Warning, "{Count} galleries of servers that were killed were removed.")]
    public static partial void GalleriesSwept(ILogger logger, int count);

    [LoggerMessage(90, LogLevel.Information, "The roles of the lists were signed anew.")]
    public static partial void RolesRenewed(ILogger logger);

    [LoggerMessage(91, LogLevel.Error, "Which lanes hold newer lists than headquarters could not be judged: {Reason}")]
    public static partial void ListsNotJudged(ILogger logger, string reason);

    [LoggerMessage(92, LogLevel.Information, "Lane {LaneId}: the urgent entry {Sequence} is here ahead of its turn.")]
    public static partial void NoticeKept(ILogger logger, string laneId, long sequence);

    [LoggerMessage(93, LogLevel.Error, "Lane {LaneId}: {Count} entries are others than their notices said.")]
    public static partial void NoticesDiffer(ILogger logger, string laneId, int count);

    [LoggerMessage(100, LogLevel.Error, "Passenger data: transmission {Transmission} could not be taken in: {Reason}")]
    public static partial void PassengerIntakeFailed(ILogger logger, Guid transmission, string reason);

    [LoggerMessage(101, LogLevel.Error, "Passenger data waits to be taken in: {Reason}")]
    public static partial void PassengerIntakeWaits(ILogger logger, string reason);

    [LoggerMessage(103, LogLevel.Error, "The watched folder of passenger data could not be read: {Reason}")]
    public static partial void PassengerFolderFailed(ILogger logger, string reason);

    [LoggerMessage(104, LogLevel.Warning, "A folder in PassengerData:Folder has files and is named after no partner.")]
    public static partial void PassengerFolderUnknown(ILogger logger);

    [LoggerMessage(105, LogLevel.Error, "A file in PassengerData:Folder is longer than 64 MB and stays there.")]
    public static partial void PassengerFileTooLong(ILogger logger);

    [LoggerMessage(102, LogLevel.Error, "Passengers could not be screened against the newest list: {Reason}")]
    public static partial void PassengersNotScreened(ILogger logger, string reason);

    [LoggerMessage(110, LogLevel.Error, "Posts could not be told who is to arrive: {Reason}")]
    public static partial void ArrivalsNotTold(ILogger logger, string reason);

    [LoggerMessage(106, LogLevel.Error, "The rules by which carriers are answered could not be read: {Reason}")]
    public static partial void BoardingRulesNotRead(ILogger logger, string reason);

    [LoggerMessage(107, LogLevel.Warning, "The unsolicited message {Notice} did not reach its carrier: {Reason}")]
    public static partial void NoticeNotDelivered(ILogger logger, Guid notice, string reason);

    [LoggerMessage(108, LogLevel.Error, "Unsolicited messages to carriers wait: {Reason}")]
    public static partial void NoticesWait(ILogger logger, string reason);

    [LoggerMessage(109, LogLevel.Error, "What is kept too long of passenger data could not be erased: {Reason}")]
    public static partial void PassengersNotErased(ILogger logger, string reason);
}
