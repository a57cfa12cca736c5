using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Files whose outermost object is wrong.</summary>
internal static class PlanFiles
{
    /// <summary>The length of a file says more or less than there is.</summary>
    internal static byte[] Longer(byte[] file, int by)
    {
        TlvReader.ReadHead(file, out _, out var head, out _);
        byte[] changed = [.. file];
        changed[head - 1] = (byte)(changed[head - 1] + by);
        return changed;
    }

    internal static byte[] Tagged(byte[] file, byte tag) => [tag, .. file[1..]];
}
