using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Bmis.Central.CommandLine;

/// <summary>What a verb works with: its words, the three streams and, if it needs them, the program's rooms.</summary>
internal sealed class VerbContext(Arguments arguments, VerbStreams streams, CancellationToken cancellation)
{
    /// <summary>Exit code of a verb that did its work.</summary>
    public const int Done = 0;

    /// <summary>Exit code of a verb that could not.</summary>
    public const int Failed = 1;

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public Arguments Arguments { get; } = arguments;

    /// <summary>The words of the line that override settings.</summary>
    public string[] Settings { get; } = arguments.Settings();

    public TextReader Input { get; } = streams.Input;

    public TextWriter Error { get; } = streams.Error;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Writes one JSON object as a line of standard output.</summary>
    public void Write(object row) => streams.Output.WriteLine(JsonSerializer.Serialize(row, Plain));

    /// <summary>Writes text as it is to standard output.</summary>
    public void WriteText(string text) => streams.Output.Write(text);

    /// <summary>The rooms of the program without a server, with the same settings as <c>serve</c>.</summary>
    public VerbRooms OpenRooms() => new(Program.BuildRooms(Settings));
}
