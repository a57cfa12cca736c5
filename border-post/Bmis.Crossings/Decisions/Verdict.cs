namespace Bmis.Crossings.Decisions;

/// <summary>What an inspection says to the officer.</summary>
public enum Verdict
{
    /// <summary>There is no live result: nothing may be concluded.</summary>
    NoLiveResult = 1,

    /// <summary>A mandatory check was not made or came to no result.</summary>
    Incomplete,

    /// <summary>A check failed or an alert possibly means this traveller.</summary>
    Refer,

    /// <summary>Every mandatory check was made and succeeded.</summary>
    Clear,
}
