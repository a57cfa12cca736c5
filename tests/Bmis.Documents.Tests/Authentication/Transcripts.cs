using System.Text.Json;

namespace Bmis.Documents.Tests.Authentication;

/// <summary>Recorded exchanges with real chips; they lie outside the repository.</summary>
internal sealed class Transcripts
{
    private readonly JsonElement _record;

    private Transcripts(JsonElement record) => _record = record;

    internal IReadOnlyList<string> Commands => [.. Exchanges("req")];

    internal IReadOnlyList<byte[]> Answers => [.. Exchanges("rsp").Select(Convert.FromHexString)];

    internal static Transcripts Of(string name)
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "";
        var path = Path.Combine(folder, "epassport", "gmrtd", "transcripts.json");
        if (!File.Exists(path)
            || !JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.TryGetProperty(name, out var record))
        {
            Assert.Skip($"BMIS_TEST_DATA has no recorded exchange {name}.");
            throw new InvalidOperationException();
        }

        return new(record);
    }

    internal byte[] Hex(int number) => Convert.FromHexString(_record.GetProperty("hex_in_order")[number].GetString()!);

    private IEnumerable<string> Exchanges(string part) =>
        _record.GetProperty("apdus").EnumerateArray().Select(one => one.GetProperty(part).GetString()!);
}
