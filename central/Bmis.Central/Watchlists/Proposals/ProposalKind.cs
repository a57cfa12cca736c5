namespace Bmis.Central.Watchlists.Proposals;

/// <summary>What a proposal is about.</summary>
internal enum ProposalKind
{
    /// <summary>A new entry of the desk's own; an urgent one works at once.</summary>
    Add,

    /// <summary>An own entry says something else.</summary>
    Amend,

    /// <summary>An entry counts no more.</summary>
    Withdraw,

    /// <summary>The same change to several entries.</summary>
    Bulk,

    /// <summary>Two entries mean the same person.</summary>
    Merge,

    /// <summary>They do not.</summary>
    Split,

    /// <summary>The terms of a list.</summary>
    Terms,

    /// <summary>What headquarters adds to an imported entry.</summary>
    Additions,

    /// <summary>An imported entry is again as its source has it.</summary>
    Clear,

    /// <summary>A list of headquarters' own begins.</summary>
    NewList,

    /// <summary>A list counts no more.</summary>
    Retire,

    /// <summary>A retired list counts again.</summary>
    Reopen,

    /// <summary>A list is read from another form of its source.</summary>
    Source,

    /// <summary>An imported version of a list.</summary>
    Version,

    /// <summary>A drill with an invented person.</summary>
    Drill,
}
