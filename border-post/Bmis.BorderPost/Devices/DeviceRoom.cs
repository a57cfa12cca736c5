using Bmis.BorderPost.Devices.Pcsc;
using Bmis.BorderPost.Devices.Serial;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Devices;

/// <summary>Registers the readers that the settings name as a list of <see cref="IDocumentReader"/>.</summary>
internal static class DeviceRoom
{
    internal static WebApplicationBuilder AddDevices(this WebApplicationBuilder builder)
    {
        builder.AddSettings<DeviceOptions>();
        builder.Services.AddSingleton<DeviceBoard>();
        builder.Services.AddSingleton<ChipPlace>();
        builder.Services.AddSingleton(services => Readers(
            services.GetRequiredService<IOptions<DeviceOptions>>().Value,
            services.GetRequiredService<TimeProvider>()));
        return builder;
    }

    internal static IReadOnlyList<IDocumentReader> Readers(DeviceOptions options, TimeProvider clock) =>
        [.. options.Readers.Select(reader => Make(reader, clock))];

    private static IDocumentReader Make(ReaderOptions options, TimeProvider clock) =>
        options.Kind switch
        {
            ReaderKind.Simulated => new SimulatedReader(options.Name, clock),
            ReaderKind.Pcsc => new PcscDocumentReader(options.Name, options.Contains, new PcscReaders(clock), clock),
            _ => new SerialReader(options, clock),
        };
}
