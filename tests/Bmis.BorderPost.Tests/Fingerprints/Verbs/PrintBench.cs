using System.Text.Json;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Tests.Verbs;

namespace Bmis.BorderPost.Tests.Fingerprints.Verbs;

/// <summary>A folder of synthetic prints, and the verbs of fingerprints as the shell runs them.</summary>
internal sealed class PrintBench : IDisposable
{
    private static readonly Lazy<SyntheticFinger[]> Fingers = new(() => [new(1), new(2)]);

    private readonly Scratch _scratch = new();

    /// <summary>An impression; prints are named by finger and impression, from 1.</summary>
    internal static GreyImage Impression(int finger, int impression) =>
        Fingers.Value[finger - 1].Impression(impression, new());

    internal string Folder => _scratch.Folder;

    internal string File(string name) => _scratch.File(name);

    internal byte[] Bytes(string name) => System.IO.File.ReadAllBytes(File(name));

    internal string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    internal string Picture(string name, int finger, int impression) =>
        Write(name, ImageWriter.Png(Impression(finger, impression)));

    internal static Task<VerbAnswer> RunAsync(string verb, params string[] arguments) =>
        DocumentBench.RunAsync($"fingerprint {verb}", arguments);

    internal static JsonElement[] Lines(VerbAnswer answer) =>
    [
        .. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    public void Dispose() => _scratch.Dispose();
}
