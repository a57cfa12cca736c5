using System.Diagnostics.CodeAnalysis;

namespace Bmis.BorderPost.Photographs;

/// <summary>A chip's picture as a JPEG that was written here, or why there is none.</summary>
internal sealed record Jpeg2000Result(byte[]? Jpeg, int Width, int Height, Jpeg2000Fault? Fault)
{
    /// <summary>Whether there is a picture.</summary>
    [MemberNotNullWhen(true, nameof(Jpeg))]
    [MemberNotNullWhen(false, nameof(Fault))]
    internal bool Succeeded => Jpeg is not null;

    public override string ToString() => Succeeded ? "[photograph]" : $"[no photograph: {Fault}]";

    internal static Jpeg2000Result Failing(Jpeg2000Fault fault) => new(null, 0, 0, fault);
}
