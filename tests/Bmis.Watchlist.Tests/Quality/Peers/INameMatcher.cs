using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>
/// Whatever finds the entries of a list that a name may mean, with a score of its own: the higher, the likelier. Safe
/// for many threads once it is loaded.
/// </summary>
internal interface INameMatcher : IDisposable
{
    /// <summary>Most names that an answer is made of.</summary>
    const int Limit = 20;

    /// <summary>What it is, for a table.</summary>
    string Title { get; }

    /// <summary>The score at which it says that two names mean one person; null where it ships none.</summary>
    double? Cutoff { get; }

    /// <summary>Takes a list in place of the one before.</summary>
    void Load(IReadOnlyList<AlertEntry> entries);

    /// <summary>The likeliest entries for a name; one entry may come with several of its names.</summary>
    IReadOnlyList<FoundEntry> Find(PersonName name);

    /// <summary>The score of each pair; it may take the place of the list.</summary>
    IReadOnlyList<double> Compare(IReadOnlyList<LabelledPair> pairs);
}

/// <summary>An entry and the score of one of its names.</summary>
internal readonly record struct FoundEntry(string EntryId, double Score);
