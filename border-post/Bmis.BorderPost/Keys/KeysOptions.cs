using System.Security.Cryptography;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Keys;

internal sealed class KeysOptions : ISettings
{
    public static string Section => "Keys";

    /// <summary>Full path of the file of the master keys, outside the lane's folder.</summary>
    public string File { get; set; } = "";

    public IEnumerable<string> Faults()
    {
        if (!Path.IsPathFullyQualified(File))
        {
            yield return "Keys:File must be the full path of the lane's key file; bmis-post keys make FILE makes one.";
            yield break;
        }

        using var random = RandomNumberGenerator.Create();
        var result = KeyFile.Read(File, random);
        using var keys = result.Keys;
        if (!result.IsValid)
            yield return $"Keys:File is of no use. {result.Fault}";
    }
}
