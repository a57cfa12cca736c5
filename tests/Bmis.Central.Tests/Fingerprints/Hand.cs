using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>The right index and middle finger of somebody whom nobody is, grown once a process.</summary>
internal sealed class Hand
{
    public const int Index = 2;
    public const int Middle = 3;

    private static readonly ConcurrentDictionary<long, Lazy<SyntheticFinger>> Fingers = new();
    private static readonly ConcurrentDictionary<(long, int), Lazy<(byte[] File, byte[] Template)>> Prints = new();

    private readonly long _person;

    private Hand(long person) => _person = person;

    public static IFingerprintEngine Engine { get; } = new BuiltInEngine();

    public static Hand Of(int person) => new(person);

    /// <summary>An enrolled finger with the picture that belongs to it.</summary>
    public (EnrolledFinger Finger, byte[] File) Print(int position, int impression = 1)
    {
        var (file, template) = Made(position, impression);
        var sample = new FingerSample(
            Convert.ToHexStringLower(SHA256.HashData(file)), file.Length, 500, 0);
        return (new EnrolledFinger(position, FingerPresence.Captured, 70, 1, template, sample), file);
    }

    /// <summary>Both fingers.</summary>
    public IReadOnlyList<EnrolledFinger> Both(int impression = 1) =>
        [Print(Index, impression).Finger, Print(Middle, impression).Finger];

    /// <summary>The picture of a finger: a portable grey map.</summary>
    public byte[] File(int position, int impression = 1) => Made(position, impression).File;

    private (byte[] File, byte[] Template) Made(int position, int impression)
    {
        var finger = _person * 16 + position;
        return Prints.GetOrAdd((finger, impression), key => new(() =>
        {
            var grown = Fingers.GetOrAdd(key.Item1, seed => new(() => new SyntheticFinger(seed))).Value;
            var picture = grown.Impression(impression, new ImpressionParameters
            {
                ShiftX = 6 * (impression - 1), RotationDegrees = 4 * (impression - 1),
            });
            var template = Engine.Extract(picture).Template
                ?? throw new InvalidOperationException("A synthetic print gave no template.");
            return (Pgm(picture), Engine.Write(template));
        })).Value;
    }

    private static byte[] Pgm(GreyImage picture) =>
        [.. System.Text.Encoding.ASCII.GetBytes($"P5\n{picture.Width} {picture.Height}\n255\n"), .. picture.Pixels];
}
