using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Terminal;

/// <summary>What the lane holds to be let read fingerprints and irises.</summary>
internal sealed class TerminalOptions : ISettings
{
    public static string Section => "Terminal";

    /// <summary>
    /// Folder with card verifiable certificates and the private keys of inspection systems; empty for none.
    /// </summary>
    public string Folder { get; set; } = "";

    public IEnumerable<string> Faults()
    {
        if (Folder.Length == 0) yield break;
        if (!Path.IsPathFullyQualified(Folder))
            yield return "Terminal:Folder must be the full path of a folder.";
        else if (FaultOf(Folder) is { } fault)
            yield return $"Terminal:Folder is of no use. {fault}";
    }

    // A key that others can read stops the lane before it begins, as the master keys do.
    private static string? FaultOf(string folder)
    {
        try
        {
            _ = TerminalFiles.Read(folder);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }
}
