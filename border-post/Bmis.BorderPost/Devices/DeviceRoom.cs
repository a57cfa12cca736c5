using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Folder;
using Bmis.BorderPost.Devices.Fingers.Optical;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Devices.Pcsc;
using Bmis.BorderPost.Devices.Serial;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Devices;

/// <summary>
/// Registers the readers that the settings name as lists of <see cref="IDocumentReader"/> and of
/// <see cref="IFingerReader"/>.
/// </summary>
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
        builder.Services.AddSingleton(services => FingerReaders(
            services.GetRequiredService<IOptions<DeviceOptions>>().Value,
            services.GetRequiredService<TimeProvider>()));
        return builder;
    }

    internal static IReadOnlyList<IDocumentReader> Readers(DeviceOptions options, TimeProvider clock) =>
        [.. options.Readers.Select(reader => Make(reader, clock))];

    internal static IReadOnlyList<IFingerReader> FingerReaders(DeviceOptions options, TimeProvider clock) =>
        [.. options.Fingers.Select(reader => Make(reader, clock))];

    private static IFingerReader Make(FingerReaderOptions options, TimeProvider clock) =>
        options.Kind switch
        {
            FingerReaderKind.Simulated => new SimulatedFingerReader(options.Name, options.Ability),
            FingerReaderKind.Folder => new FolderReader(options, clock),
            _ => new OpticalReader(options, clock),
        };

    private static IDocumentReader Make(ReaderOptions options, TimeProvider clock) =>
        options.Kind switch
        {
            ReaderKind.Simulated => new SimulatedReader(options.Name, clock),
            ReaderKind.Pcsc => new PcscDocumentReader(options.Name, options.Contains, new PcscReaders(clock), clock),
            _ => new SerialReader(options, clock),
        };
}
