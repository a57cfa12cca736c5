using Bmis.Edifact.Interchange;

namespace Bmis.Benchmarks.Edifact;

/// <summary>A reader that is attacked.</summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="Material">Sound messages.</param>
/// <param name="Mutate">Breaks one; a part may come from another.</param>
/// <param name="Read">Reads bytes and says the worst grade in them; E where no message of the type is.</param>
/// <param name="Long">A sound message of about so many bytes.</param>
internal sealed record EdifactTarget(
    string Name, byte[][] Material, Func<byte[], byte[], Random, byte[]> Mutate, Func<byte[], Grade> Read,
    Func<int, byte[]> Long);
