namespace Bmis.Edifact.Filtering;

/// <summary>What a number is about, by the nearest word before it that says something.</summary>
internal enum NearbyKind
{
    /// <summary>No word says anything.</summary>
    None,

    /// <summary>A payment card.</summary>
    Card,

    /// <summary>A telephone.</summary>
    Phone,

    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>A field of a travel document's text, between strokes.</summary>
    DocumentText,

    /// <summary>A passport or identity number, directly behind the word.</summary>
    Identity,
}
