namespace Bmis.BorderPost;

/// <summary>Every message the lane logs. None holds personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Lane {LaneId} serves {Addresses}.")]
    internal static partial void Serving(ILogger logger, string laneId, string addresses);

    [LoggerMessage(10, LogLevel.Information, "The journal is open; its last entry is {Sequence}.")]
    internal static partial void JournalOpened(ILogger logger, long sequence);

    [LoggerMessage(11, LogLevel.Critical, "The lane cannot record; transient: {IsTransient}.")]
    internal static partial void CannotRecord(ILogger logger, bool isTransient, Exception exception);

    [LoggerMessage(12, LogLevel.Information, "Erased the payloads of {Entries} acknowledged entries.")]
    internal static partial void EntriesErased(ILogger logger, int entries);

    [LoggerMessage(13, LogLevel.Error, "Old payloads cannot be erased; transient: {IsTransient}.")]
    internal static partial void CannotErase(ILogger logger, bool isTransient, Exception exception);

    [LoggerMessage(20, LogLevel.Information, "The list {List} {Version} is in use.")]
    internal static partial void ListInUse(ILogger logger, string list, long version);

    [LoggerMessage(21, LogLevel.Error, "The list {List} {Version} cannot be read; what was in use stays in use.")]
    internal static partial void ListUnreadable(ILogger logger, string list, long version);

    [LoggerMessage(22, LogLevel.Error, "The list of lost documents cannot be opened; it is tried again.")]
    internal static partial void LostDocumentsNotOpened(ILogger logger, Exception exception);

    [LoggerMessage(23, LogLevel.Error, "There is no room on the disk for the list {List} {Version}.")]
    internal static partial void NoRoomForList(ILogger logger, string list, long version);

    [LoggerMessage(30, LogLevel.Warning, "Officer {OfficerId} is locked out after too many wrong passwords.")]
    internal static partial void LockedOut(ILogger logger, string officerId);

    [LoggerMessage(31, LogLevel.Error, "A sign-in could not be recorded.")]
    internal static partial void SignInUnrecorded(ILogger logger, Exception exception);

    [LoggerMessage(32, LogLevel.Error, "A look at personal data, or a refused one, could not be recorded.")]
    internal static partial void ViewUnrecorded(ILogger logger, Exception exception);

    [LoggerMessage(40, LogLevel.Information, "No centre is set; the lane works alone.")]
    internal static partial void NoCentre(ILogger logger);

    [LoggerMessage(41, LogLevel.Information, "The lane shows the certificate {Serial}, which counts until {NotAfter}.")]
    internal static partial void IdentityShown(ILogger logger, string serial, DateTimeOffset notAfter);

    [LoggerMessage(42, LogLevel.Error, "The device's identity cannot be used: {Reason}")]
    internal static partial void IdentityUnread(ILogger logger, string reason);

    [LoggerMessage(43, LogLevel.Warning, "The device's certificate is not renewed yet: {Reason}")]
    internal static partial void NotRenewed(ILogger logger, string reason);

    [LoggerMessage(50, LogLevel.Error, "The check {Check} broke with {Exception}.")]
    internal static partial void CheckThrew(ILogger logger, string check, string exception);

    [LoggerMessage(55, LogLevel.Error, "Travellers' past crossings cannot be kept.")]
    internal static partial void HistoryNotKept(ILogger logger, Exception exception);

    [LoggerMessage(85, LogLevel.Error, "Lists of expected travellers cannot be kept.")]
    internal static partial void ArrivalsNotKept(ILogger logger, Exception exception);

    [LoggerMessage(56, LogLevel.Error, "A paper form cannot be recorded.")]
    internal static partial void PaperFormNotRecorded(ILogger logger, Exception exception);

    [LoggerMessage(57, LogLevel.Error, "Past crossings cannot be screened against the newer alert list.")]
    internal static partial void LateHitsNotScreened(ILogger logger, Exception exception);

    [LoggerMessage(58, LogLevel.Error, "Pictures that headquarters wants cannot be read.")]
    internal static partial void PicturesNotSent(ILogger logger, Exception exception);

    [LoggerMessage(59, LogLevel.Error, "{Work} failed and is tried again.")]
    internal static partial void RecurringWorkFailed(ILogger logger, string work, Exception exception);

    [LoggerMessage(60, LogLevel.Information, "Erased {Photographs} photographs.")]
    internal static partial void PhotographsErased(ILogger logger, int photographs);

    [LoggerMessage(61, LogLevel.Error, "Photographs cannot be erased.")]
    internal static partial void PhotographsNotErased(ILogger logger, Exception exception);

    [LoggerMessage(62, LogLevel.Error, "A photograph cannot be kept.")]
    internal static partial void PhotographNotKept(ILogger logger, Exception exception);

    [LoggerMessage(70, LogLevel.Information,
        "Certificates {Version} are in use: {Authorities} authorities; {Rejected} were not taken.")]
    internal static partial void CertificatesLoaded(ILogger logger, string version, int authorities, int rejected);

    [LoggerMessage(71, LogLevel.Error, "Certificates cannot be read; what was in use stays in use. {Reason}")]
    internal static partial void CertificatesUnread(ILogger logger, string reason);

    [LoggerMessage(72, LogLevel.Information,
        "The terminal holds {Certificates} certificates, with a key: {HasKeys}; {Unusable} files are neither.")]
    internal static partial void TerminalLoaded(ILogger logger, int certificates, bool hasKeys, int unusable);

    [LoggerMessage(73, LogLevel.Error,
        "The terminal's certificates cannot be read; what was in use stays in use. {Reason}")]
    internal static partial void TerminalUnread(ILogger logger, string reason);

    [LoggerMessage(74, LogLevel.Warning,
        "The terminal holds keys, and no chain of certificates for any that is valid today: chips are read without.")]
    internal static partial void TerminalExpired(ILogger logger);

    [LoggerMessage(80, LogLevel.Error, "The fingerprint reader {Reader} broke with {Exception}.")]
    internal static partial void FingersNotTaken(ILogger logger, string reader, string exception);

    [LoggerMessage(81, LogLevel.Error, "Fingerprints cannot be kept or read.")]
    internal static partial void FingersNotKept(ILogger logger, Exception exception);

    [LoggerMessage(82, LogLevel.Information, "Erased {Pictures} pictures of fingers.")]
    internal static partial void FingersErased(ILogger logger, int pictures);

    [LoggerMessage(83, LogLevel.Error, "What was found about a traveller's fingers broke off with {Exception}.")]
    internal static partial void FingersNotCompared(ILogger logger, string exception);

    [LoggerMessage(84, LogLevel.Error, "Pictures of fingers that headquarters wants cannot be read.")]
    internal static partial void SamplesNotSent(ILogger logger, Exception exception);
}
