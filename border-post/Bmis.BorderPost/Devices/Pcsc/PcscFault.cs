namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>Why no card is connected.</summary>
internal enum PcscFault
{
    /// <summary>The smart card service is not installed or does not run.</summary>
    NoService = 1,

    /// <summary>No reader of that name is plugged in.</summary>
    NoReader,

    /// <summary>Nothing lies on the reader any more.</summary>
    NoCard,

    /// <summary>Something lies on the reader and does not answer, or speaks no known protocol.</summary>
    Mute,

    /// <summary>Another program holds the card and did not let it go in time.</summary>
    InUse,

    /// <summary>Anything else; the reason names the code.</summary>
    Failed,
}
