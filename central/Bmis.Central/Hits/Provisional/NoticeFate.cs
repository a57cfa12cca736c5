namespace Bmis.Central.Hits.Provisional;

/// <summary>What became of a notice.</summary>
internal enum NoticeFate
{
    /// <summary>The branch is not known yet or holds too many: it is to be told again.</summary>
    Later,

    /// <summary>The entry, or a notice of it, is here.</summary>
    Known,

    /// <summary>It is kept of a branch that does not count, and shown when somebody accepts that.</summary>
    Apart,

    /// <summary>It is kept and shown.</summary>
    Counts,
}
