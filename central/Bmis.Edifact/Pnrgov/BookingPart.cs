namespace Bmis.Edifact.Pnrgov;

/// <summary>To what a segment of a booking belongs.</summary>
internal enum BookingPart : byte
{
    /// <summary>The booking itself; SRC too.</summary>
    Own,

    /// <summary>A name (groups 2 to 4): TIF begins one.</summary>
    Name,

    /// <summary>TVL that begins a flight (group 5).</summary>
    Flight,

    /// <summary>TVL that begins something else than a flight (group 9).</summary>
    Service,

    /// <summary>TVL that only says who flies the leg before it.</summary>
    Operator,

    /// <summary>What stands behind TVL (groups 5 to 7).</summary>
    Leg,

    /// <summary>A split (group 8).</summary>
    Split,

    /// <summary>The history (groups 10 to 12): ABI begins an item.</summary>
    History,

    /// <summary>What has no place of its own.</summary>
    Kept,
}
