//! Scanners and printers, each driven on a thread of its own that posts what it reads.

/// Names of the serial ports that are plugged in.
pub fn serial_ports() -> Vec<String> {
    serialport::available_ports().map_or_else(|_| vec![], |ports| ports.into_iter().map(|port| port.port_name).collect())
}
