namespace Bmis.TestKit.Stores;

/// <summary>When a crash hits a transaction.</summary>
public enum CommitMoment
{
    /// <summary>Nothing is stored yet.</summary>
    Before,

    /// <summary>Everything is stored and nobody knows.</summary>
    After,
}
