namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>Which transmissions a page shows, read from its address; what is not understood is left out.</summary>
/// <param name="State">waiting, taken, held or closed; null for all.</param>
/// <param name="Partner">Who sent it; null for everybody.</param>
/// <param name="Reason">The word why it is held; null for all.</param>
internal sealed record HeldFilter(string? State, string? Partner, string? Reason)
{
    public const string Held = "held";

    private const int LongestWord = 64;

    /// <summary>The states in the order of a transmission's life.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", Held, "taken", "closed"];

    /// <summary>Reads the query of an address; who asks for no state sees what is held.</summary>
    public static HeldFilter Read(IQueryCollection query) => new(
        query.ContainsKey("state") ? States.FirstOrDefault(one => one == query["state"]) : Held,
        Word(query["partner"]),
        Word(query["reason"]));

    private static string? Word(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestWord ? null : text.Trim();
}
