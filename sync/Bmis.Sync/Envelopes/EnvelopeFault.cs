namespace Bmis.Sync.Envelopes;

/// <summary>Why bytes are not an envelope.</summary>
public enum EnvelopeFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The header is empty or longer than <see cref="EnvelopeLimits.HeaderBytes"/>.</summary>
    HeaderLength,

    /// <summary>The header is not a protobuf message.</summary>
    HeaderUnreadable,

    /// <summary>The lane id is empty, too long or has a forbidden character.</summary>
    LaneId,

    /// <summary>The sequence is below 1.</summary>
    Sequence,

    /// <summary>The id does not have 16 bytes, or all are zero.</summary>
    Id,

    /// <summary>The kind is empty, too long or has a forbidden character.</summary>
    Kind,

    /// <summary>The device time is before 1970 or after 9999.</summary>
    DeviceTime,

    /// <summary>The clock offset exceeds <see cref="EnvelopeLimits.ClockOffset"/>.</summary>
    ClockOffset,

    /// <summary>The salt does not have <see cref="EnvelopeLimits.SaltBytes"/> bytes or has no payload.</summary>
    Salt,

    /// <summary>The payload is longer than <see cref="EnvelopeLimits.PayloadBytes"/>.</summary>
    PayloadLength,

    /// <summary>The payload digest does not have <see cref="EnvelopeLimits.HashBytes"/> bytes.</summary>
    DigestLength,

    /// <summary>The hash does not have <see cref="EnvelopeLimits.HashBytes"/> bytes.</summary>
    HashLength,
}
