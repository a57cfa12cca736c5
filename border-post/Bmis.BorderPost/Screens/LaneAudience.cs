using System.Collections.Concurrent;
using Bmis.Components.Languages;

namespace Bmis.BorderPost.Screens;

/// <summary>The pages that are open: in which language, and by whose session.</summary>
internal sealed class LaneAudience
{
    private readonly ConcurrentDictionary<string, Seat> _byConnection = new(StringComparer.Ordinal);

    internal IEnumerable<Language> Languages => _byConnection.Values.Select(seat => seat.Language).Distinct();

    /// <summary>A page opened its connection.</summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="session">The session of whoever looks at it.</param>
    /// <param name="cut">Ends the connection.</param>
    internal void Enter(string connection, Language language, string session, Action cut) =>
        _byConnection[connection] = new(language, session, cut);

    internal void Leave(string connection) => _byConnection.TryRemove(connection, out _);

    /// <summary>Cuts every page of a session: nothing reaches them any more.</summary>
    internal void Cut(string session)
    {
        foreach (var seat in _byConnection.Values.Where(seat => seat.Session == session)) seat.Cut();
    }

    private sealed record Seat(Language Language, string Session, Action Cut);
}
