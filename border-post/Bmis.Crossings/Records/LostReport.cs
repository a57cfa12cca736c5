namespace Bmis.Crossings.Records;

/// <summary>As what a document was reported.</summary>
public enum LostReport
{
    /// <summary>Lost by its holder.</summary>
    Lost = 1,

    /// <summary>Stolen from its holder.</summary>
    Stolen,

    /// <summary>Stolen before it was filled in: whatever it says, nobody issued it.</summary>
    StolenBlank,

    /// <summary>Declared invalid by its State.</summary>
    Invalidated,

    /// <summary>Lost, stolen or invalid: the list does not say which.</summary>
    Unstated,
}
