namespace Bmis.Watchlist.Scoring;

/// <summary>What a person could ask or look at to disprove a possible match.</summary>
public enum Disproof
{
    /// <summary>The full date of birth, where the match rests on a part of it or on none.</summary>
    BirthDate,

    /// <summary>The place of birth.</summary>
    BirthPlace,

    /// <summary>The sex.</summary>
    Sex,

    /// <summary>Other nationalities held.</summary>
    Nationality,

    /// <summary>The full name in the original script or in the visual zone.</summary>
    FullName,

    /// <summary>An earlier or other document, whose number the list has.</summary>
    Document,

    /// <summary>The issuing State's word on the document.</summary>
    IssuingState,
}
