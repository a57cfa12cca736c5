namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// What a call of PC/SC returns. The service of Linux gives them as positive numbers of 64 bits, that of Windows as
/// negative ones of 32: they are compared as unsigned numbers of 32.
/// </summary>
internal enum ScardCode : uint
{
    Success = 0,
    InternalError = 0x80100001,
    Cancelled = 0x80100002,
    InvalidHandle = 0x80100003,
    InvalidParameter = 0x80100004,
    NoMemory = 0x80100006,
    InsufficientBuffer = 0x80100008,
    UnknownReader = 0x80100009,
    Timeout = 0x8010000A,
    SharingViolation = 0x8010000B,
    NoSmartcard = 0x8010000C,
    UnknownCard = 0x8010000D,
    CannotDispose = 0x8010000E,
    ProtocolMismatch = 0x8010000F,
    NotReady = 0x80100010,
    InvalidValue = 0x80100011,
    SystemCancelled = 0x80100012,
    CommunicationError = 0x80100013,
    UnknownError = 0x80100014,
    InvalidAtr = 0x80100015,
    NotTransacted = 0x80100016,
    ReaderUnavailable = 0x80100017,
    Shutdown = 0x80100018,
    ReaderUnsupported = 0x8010001A,
    CardUnsupported = 0x8010001C,
    NoService = 0x8010001D,
    ServiceStopped = 0x8010001E,
    Unexpected = 0x8010001F,
    UnsupportedFeature = 0x80100022,
    NoReaders = 0x8010002E,
    CommunicationDataLost = 0x8010002F,
    ServerTooBusy = 0x80100031,
    UnsupportedCard = 0x80100065,
    UnresponsiveCard = 0x80100066,
    UnpoweredCard = 0x80100067,
    ResetCard = 0x80100068,
    RemovedCard = 0x80100069,
    SecurityViolation = 0x8010006A,

    /// <summary>The library of PC/SC is not installed; no code of the library itself (it is one of HRESULT).</summary>
    NoLibrary = 0x8007007E,
}
