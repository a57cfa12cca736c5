using System.Collections.Concurrent;
using Bmis.Components.Languages;

namespace Bmis.BorderPost.Screens;

/// <summary>The languages of the pages that are open.</summary>
internal sealed class LaneAudience
{
    private readonly ConcurrentDictionary<string, Language> _byConnection = new(StringComparer.Ordinal);

    internal IEnumerable<Language> Languages => _byConnection.Values.Distinct();

    internal void Enter(string connection, Language language) => _byConnection[connection] = language;

    internal void Leave(string connection) => _byConnection.TryRemove(connection, out _);
}
