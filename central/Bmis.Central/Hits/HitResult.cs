namespace Bmis.Central.Hits;

/// <summary>What came of a request about an item.</summary>
internal enum HitResult
{
    Done,

    /// <summary>There is no such item for this person.</summary>
    NotFound,

    /// <summary>Somebody else holds it.</summary>
    Held,

    /// <summary>The person has not claimed it, or not lately.</summary>
    NotClaimed,

    /// <summary>It does not stand so that this could be done.</summary>
    State,

    /// <summary>A reason or words are missing.</summary>
    Form,
}
