using System.Collections.Concurrent;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.SeveralFingers;

/// <summary>People of synthetic fingers, and sets of their prints; made once and kept.</summary>
internal static class SyntheticHands
{
    private static readonly ConcurrentDictionary<int, Synthesis.SyntheticFinger> Fingers = [];
    private static readonly ConcurrentDictionary<(int, int), FingerTemplate> Prints = [];

    internal static IFingerprintEngine Engine { get; } = new BuiltInEngine();

    internal static SetComparison Comparison { get; } = new(Engine, threshold: 14);

    /// <summary>The print of a person's finger in one sitting, laid down well.</summary>
    internal static FingerTemplate Print(int person, FingerPosition position, int sitting) =>
        Prints.GetOrAdd((person * 100 + (int)position, sitting), key => Engine.Extract(
            Fingers.GetOrAdd(key.Item1, seed => new(seed)).Impression(
                key.Item2, new() { RotationDegrees = 5 * key.Item2, ShiftX = 3 * key.Item2 })).Template!);

    /// <summary>A person's fingers in one sitting.</summary>
    internal static FingerSet Set(int person, int sitting, params FingerPosition[] positions) =>
        positions.Aggregate(
            FingerSet.Empty, (set, position) => set.With(position, Print(person, position, sitting)));

    /// <summary>A print with too few minutiae to say anything.</summary>
    internal static FingerTemplate Bare() =>
        new BuiltInTemplate(300, 320, [new(150, 160, 0, MinutiaKind.Ending, 50)], new(19, 20, new byte[19 * 20]));
}
