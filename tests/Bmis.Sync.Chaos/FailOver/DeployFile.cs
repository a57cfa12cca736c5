using System.Text.RegularExpressions;
using Bmis.EndToEnd.Tests;

namespace Bmis.Sync.Chaos.FailOver;

/// <summary>The files of central/deploy with their words between @ filled in, as an administrator does it.</summary>
internal static partial class DeployFile
{
    /// <summary>Writes one for a scratch folder.</summary>
    /// <exception cref="InvalidOperationException">A word has no value.</exception>
    internal static void Write(string name, string path, IReadOnlyDictionary<string, string> values)
    {
        var text = File.ReadAllText(Programs.InRepository($"central/deploy/{name}"));
        File.WriteAllText(path, Word().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value)
            ?? throw new InvalidOperationException($"{name} has a word without a value: {match.Value}.")));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
    }

    [GeneratedRegex("@([A-Z][A-Z0-9_]*)@")]
    private static partial Regex Word();
}
