namespace Bmis.Central.Devices;

/// <summary>The words for reasons of revocation in the warehouse, on the line and in forms.</summary>
internal static class RevocationReasons
{
    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<RevocationReason>().Select(CodeOf)];

    public static string CodeOf(RevocationReason reason) => reason.ToString().ToLowerInvariant();

    /// <summary>The reason of a word; null when it is none.</summary>
    public static RevocationReason? Find(string? word) => Enum.GetValues<RevocationReason>()
        .Where(reason => CodeOf(reason) == word)
        .Select(reason => (RevocationReason?)reason)
        .FirstOrDefault();
}
